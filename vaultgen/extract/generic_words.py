"""Abbreviations and word parts that are no names: what the field uses as plain nouns, sorted by what they are."""

from __future__ import annotations

_KINDS_OF_MODELS = """
    AE ANN AR BERTs BiLSTM CNN ConvNet CRF DBN DDPM DiT DL DNN EBM ELM FCN FFN FNN FSM GAN GANs GBDT GMM GNN GP GPs GRU
    HMM ICA INR kNN KNN LDM LDMs LLM LLMs LM LMM LMMs LMs LRM LRMs LSTM LVLM LVLMs MDP ML MLLM MLLMs MLM MLP MoE MoEs
    NBV NeRFs NMT NN NNs PCA PINN PINNs PLM PLMs POMDP PRM PRMs RBM RF RNN SAE SAEs SGD SLM SLMs SNN SSL SSM SSMs SVM
    TTS VAE VAEs ViTs VLA VLAs VLM VLMs VLN MLPs UNets LoRAs ViT-based 3DGS DRL MARL HRL RL RLHF RLAIF RLVR
    SFT DPO PPO GRPO PEFT ICL CoT RAG KD KG KGs KGE NAS FL FedL OOD ID IID TTA UDA DA DG ZSL FSL CL IL OCL NLP NLU NLG
    CV AI GenAI AGI ASI XAI HCI HRI IR QA VQA MT ASR TTS TTI T2I T2V I2V V2V I2I NER RE EL EE OIE SRL POS OCR STR SLU
    SER SED MIR ITR IE ABSA STS NLI WSD MRC CQA KBQA TQA ODQA OpenQA GEC SA ER EDA SLAM VO VIO BEV AD ADAS UAV UAVs UGV
    AV AVs CAV CAVs V2X V2I HD LiDAR SAR DEM GIS GPS GNSS RGB RGBD RGB-D RGBT HDR LDR SDR NIR IR UV CT MRI MR fMRI PET
    EEG ECG EMG MEG fNIRS X-ray US OCT WSI WSIs H&E EHR EHRs EMR EMRs ICU COVID COVID-19 HIV DNA RNA mRNA SNP TCR PPI
    SMILES DFT MD QM TCM ICD AKI AD ADHD ASD PD MCI CAD CVD
"""
_METRICS = """
    ACC Acc ADE FDE AIS AP AP50 mAP AR ASR AUC AUROC AUPRC AUPR BLEU BLEURT CER chrF CIDEr CIDER CLIPScore CRPS DSC DER
    EER EM ECE F1 F-score F1-score FAD FID FPR FPS FLOP FLOPs FLOPS FVD GFLOPs HD95 HR ICC IoU mIoU IS KL KID LPIPS MACs
    MAE MAPE MCC METEOR MMD MOS MRR MSE MPJPE NDCG nDCG NLL NMI NMSE NRMSE OA PCC PESQ PPL PR PSNR R2 RMSE ROC ROUGE
    ROUGE-L SDR SI-SDR SNR SRCC SSIM STOI TPR WER WUPS BPC BPB ELO Elo TTFT TPS QPS RTF MSE SOTA SoTA CI CIs SD IQR OR
    RR CDF PDF pass@1 Pass@1 Recall@1 Top-1 Top-5 Top-k Maj Maj1 pp
"""
_PLACES_AND_THINGS = """
    2D 3D 4D 1D 5G 6G 4K 8K 3-D 2-D AC API APIs AR ARM ASIC AWS BCI BCIs CLI COTS CPU CPUs CUDA DC DSL DSP EU EV EVs FFT
    DCT DWT FPGA FPGAs FP16 FP32 FP8 BF16 INT4 INT8 GPU GPUs GUI GUIs HPC HTML HTTP HTTPS HVAC ICT ID IDs IDE IEEE ACM
    IID IoT IIoT IP IT JSON KV LCA LHC LP MILP MIP NP NPU NPUs ODE ODEs PDE PDEs SDE SDEs OS PC PDF PDFs QoE QoS RAM RF
    SAT SMT SDK SQL SSD TCP TPU TPUs UI UIs UK UN URL URLs US USA USB UX VM VMs VR XR MR WLAN WiFi XML YAML CSV PR PRs
    CI/CD STEM STL CS IoMT MIMO OFDM CSI RIS RAN O-RAN SDN NFV UE BS LEO NTN RSSI MCMC ADMM ELBO EM VI MAP MLE MPC PID
    LQR RRT ROS CFD FEM FEA DOF DoF DoFs 6DoF 6D 6-DoF IMU IMUs CAD BIM CNC PLC SCADA ESG CEO CEOs GDP PhD USD COLREG
    GDPR HIPAA FDA WHO NHS NSF IRB ACL NAACL EMNLP EACL COLING CVPR ICCV ECCV NeurIPS ICML ICLR AAAI IJCAI KDD WWW SIGIR
    RecSys WSDM CIKM CHI CoRL RSS ICRA IROS INTERSPEECH Interspeech ICASSP MICCAI WACV BMVC TREC ToM NSFW PII CBRN CTF
    CTFs CVE CVEs CWE AST ASTs BPE TF-IDF PoS A* Q&A Yes/No No Q1 Q2 Q3 H1 Part Table Fig Figure Section Appendix
    JPEG PNG GIF MP4 MRA DTI X-Ray X-Rays In-House L1 L2 L0 K N M D T X Y Z SE SO ReLU GELU SiLU RoPE QKV KV-cache LN BN MHA MLA GQA MQA FFNs SwiGLU Adam AdamW
    Sim2Real sim2real I/O LaTeX arXiv GitHub YouTube Python Java JavaScript C C++ C# R Go Rust Linux Windows Android iOS
    Q-learning Q-function Q-values
"""
GENERIC = frozenset(" ".join((_KINDS_OF_MODELS, _METRICS, _PLACES_AND_THINGS)).split())

LANGUAGES = frozenset(
    """
    Afrikaans Albanian American Amharic Arabic Armenian Asian Assamese Basque Bengali Bangla Brazilian British Bulgarian
    Cantonese Catalan Chinese Croatian Czech Danish Dutch English Estonian European Finnish French Galician Georgian
    German Greek Gujarati Hausa Hebrew Hindi Hungarian Icelandic Igbo Indian Indonesian Irish Italian Japanese Kannada
    Kazakh Khmer Korean Kurdish Lao Latin Latvian Lithuanian Malay Malayalam Mandarin Marathi Mongolian Nepali Norwegian
    Pashto Persian Polish Portuguese Punjabi Quechua Romanian Russian Sanskrit Serbian Sinhala Slovak Slovenian Somali
    Spanish Swahili Swedish Tagalog Tamil Telugu Thai Tibetan Turkish Ukrainian Urdu Uyghur Uzbek Vietnamese Welsh Wolof
    Xhosa Yoruba Zulu January February March April May June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday African Western Eastern Northern Southern Gaussian Bayesian Markov
    Euclidean Riemannian Fourier Hilbert Laplacian Lagrangian Hamiltonian Newtonian Poisson Bernoulli Wasserstein Kalman
    Appendix Nash Pareto Shapley Lipschitz Dirichlet Jacobian Hessian Boolean Cartesian Monte Carlo
    """.split()
)

# `GPT-4-based`, `BERT-style`: what follows a name in a compound without being part of it.
TRAILING = frozenset(
    """
    adapted aided aligned annotated as assisted augmented aware backed base-d based benchmark bench-marked centric class
    classes compatible compliant conditioned dataset derived distilled driven enabled enhanced equipped era evaluated
    family finetuned focused fold free generated grade grounded guided hard-ware informed initialized inspired judged labeled
    level like made model models native only oriented parameterized powered pretrained prompted quality related
    scale scored similar size sized specific style supervised supported synthesized trained translated tuned type
    verified wide written
    """.split()
)
LEADING = frozenset("ex mid multi non pre post pro pseudo quasi semi sub un inter intra anti".split())
